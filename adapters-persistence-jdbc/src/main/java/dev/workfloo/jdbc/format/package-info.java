/**
 * In which formats is stored. {@link dev.workfloo.jdbc.format.WrittenFormats} says in which of them is written, and is the one
 * place that knows what the release before reads; whatever was ever written is read.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.format;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
