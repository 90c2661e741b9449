/** The law: what a delete takes along, what a restore brings back, and what stays hidden by others. */
@NullMarked
package dev.paranoid.testkit.contract.law;

import org.jspecify.annotations.NullMarked;
