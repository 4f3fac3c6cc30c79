/** Formats of files, by their content, as Apache Tika knows them: {@link dev.workfloo.tika.TikaFormats}. */
@NullMarked
@SecondaryAdapter
package dev.workfloo.tika;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
