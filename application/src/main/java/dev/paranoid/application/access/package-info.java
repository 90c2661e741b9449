/** What is asked is checked, carried out by the verbs, and answered in order and with discretion. */
@NullMarked
package dev.paranoid.application.access;

import org.jspecify.annotations.NullMarked;
