/** The contract's JSON: how requests are read, and how answers and callbacks are written. It depends on the core alone. */
@NullMarked
package dev.workfloo.wire;

import org.jspecify.annotations.NullMarked;
