/** The shapes of plans: what a call would take along, and what stands in its way. */
@NullMarked
package dev.paranoid.rest.plan;

import org.jspecify.annotations.NullMarked;
