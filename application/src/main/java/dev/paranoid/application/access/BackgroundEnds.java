package dev.paranoid.application.access;

import dev.paranoid.application.background.Background;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Restoration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has become of that which goes on in the background, where anything does. */
record BackgroundEnds(Optional<Background> background) {

    /** {@return the answer, once there is one} */
    Optional<Answer<Deleted>> of(Deleted accepted) {
        return background.isEmpty()
                ? Optional.of(Answer.granted(accepted))
                : background.get().outcome(accepted);
    }

    /** {@return the answer, once there is one} */
    Optional<Answer<Restoration>> of(Restoration accepted) {
        return background.isEmpty()
                ? Optional.of(Answer.granted(accepted))
                : background.get().outcome(accepted);
    }

    /** {@return those of these jobs that have not ended} */
    Set<Long> unfinished(Set<Long> jobs) {
        return background
                .map(there -> there.unfinished(jobs.stream().map(JobId::new).toList()).stream()
                        .map(JobId::value)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
