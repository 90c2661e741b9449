package dev.paranoid.application.port.message;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.request.Outcome;
import java.util.List;

/**
 * Requests that were accepted, because what they ask for goes on in the background, and have no final answer yet. All
 * methods expect a transaction, and take a number of statements that does not depend on how many are given.
 */
public interface AcceptedRequests {

    /**
     * Keeps these until all jobs that they wait for have ended; in the transaction that accepts them.
     *
     * @param accepted any number
     */
    void keep(List<Accepted> accepted);

    /**
     * {@return those that wait for this job, locked}
     *
     * @param job that has ended
     */
    List<Accepted> waitingFor(JobId job);

    /**
     * {@return jobs that have ended, for which requests wait that wait for no other} A node that tells no answers has ended them. Expects no
     * transaction.
     */
    List<JobId> overdue();

    /**
     * Forgets these: they have their final answers.
     *
     * @param accepted any number; those that are gone already are no fault
     */
    void forget(List<Accepted> accepted);

    /**
     * One request.
     *
     * @param outcome how it was accepted
     * @param draft of the final answer, without payload; its id is the accepted request's own
     */
    record Accepted(Outcome outcome, Message draft) {}
}
