package dev.paranoid.application.port;

import dev.paranoid.application.port.job.CollectedRows;
import dev.paranoid.application.port.job.Frontier;
import dev.paranoid.application.port.job.Jobs;
import dev.paranoid.application.port.job.UnlinkedRows;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.row.SizeEstimates;

/**
 * All that work in the background needs on top of {@link Ports}.
 *
 * @param jobs what is being worked on
 * @param frontier hidden rows below which something may be live
 * @param collected what jobs have found
 * @param unlinked what hard deletes have set to null, before its parents go
 * @param estimates about how large something is
 * @param accepted requests that wait for the end
 * @param answers tells them of it
 * @param above how many rows one transaction may touch; what would touch more goes on in the background
 */
public record BackgroundPorts(
        Jobs jobs,
        Frontier frontier,
        CollectedRows collected,
        UnlinkedRows unlinked,
        SizeEstimates estimates,
        AcceptedRequests accepted,
        FinalAnswers answers,
        long above) {}
