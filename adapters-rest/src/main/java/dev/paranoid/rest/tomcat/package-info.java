/** What Tomcat answers by itself, and how it ends. */
@NullMarked
package dev.paranoid.rest.tomcat;

import org.jspecify.annotations.NullMarked;
