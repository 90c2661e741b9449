/** What the contracts are written in: rows of a tutorial, an engine, and questions to it. */
@NullMarked
package dev.paranoid.testkit.contract.scenario;

import org.jspecify.annotations.NullMarked;
