/** Large work: jobs, and what they still have to go through. */
@NullMarked
package dev.paranoid.application.port.job;

import org.jspecify.annotations.NullMarked;
