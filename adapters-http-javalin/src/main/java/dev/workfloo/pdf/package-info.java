/**
 * Draws PDFs with OpenHTMLtoPDF and PDFBox: begin with {@link dev.workfloo.pdf.ProcessPdfRenderer}.
 *
 * <p>Layout has no end that could be counted on: a page of some lines can keep it busy for hours, or take all memory. So pages are
 * drawn in processes of their own, which end when their time is over or their heap is full. {@code DrawingProcess} is one as we see
 * it, {@code DrawingMain} what runs in it, and {@code PageDrawing} draws.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.pdf;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
