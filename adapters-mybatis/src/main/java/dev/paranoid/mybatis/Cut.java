package dev.paranoid.mybatis;

import dev.paranoid.application.port.Cursor;
import java.util.Optional;

/** The next slice, and where the one after it begins; nowhere where the leg ends with it. */
record Cut(Slice slice, Optional<Cursor> next) {}
