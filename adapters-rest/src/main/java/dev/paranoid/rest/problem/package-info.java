/** What stands in the way of a call, as problem details: from refusals, from faults of a request, from exceptions. */
@NullMarked
package dev.paranoid.rest.problem;

import org.jspecify.annotations.NullMarked;
