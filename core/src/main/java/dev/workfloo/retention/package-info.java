/** How long is kept what is over. Begin with {@link dev.workfloo.retention.RetentionPolicy}, which says it of a store's rules. */
@NullMarked
package dev.workfloo.retention;

import org.jspecify.annotations.NullMarked;
