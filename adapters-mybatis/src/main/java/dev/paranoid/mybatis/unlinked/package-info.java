/** Foreign keys that hard deletes in the background have set to null, until their parents have gone. */
@NullMarked
package dev.paranoid.mybatis.unlinked;

import org.jspecify.annotations.NullMarked;
