/** Who may delete what, and when: small rules with one reason each. */
@NullMarked
package dev.paranoid.domain.policy;

import org.jspecify.annotations.NullMarked;
