@NullMarked
package dev.paranoid.web;

import org.jspecify.annotations.NullMarked;
