/** Who draws PDFs: {@link dev.workfloo.application.port.out.pdf.PdfRenderer}. */
@NullMarked
@SecondaryPort
package dev.workfloo.application.port.out.pdf;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
