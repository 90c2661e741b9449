package dev.paranoid.application.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a run from doing harm.
 *
 * @param chunk deletions that one transaction removes at most
 * @param maxShare the part of the bin, from 0 to 1, that a run may remove
 * @param smallBin deletions up to which a bin may be emptied whatever part of it that is
 * @param maxGap how long after the last run one may begin; zero for any time
 * @param retry when what is blocked is tried again
 * @param confirmed up to which time somebody has confirmed that runs may go over these bounds
 */
public record PurgeLimits(
        int chunk, double maxShare, long smallBin, Duration maxGap, Duration retry, Optional<Instant> confirmed) {}
