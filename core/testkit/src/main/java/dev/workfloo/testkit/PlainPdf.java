package dev.workfloo.testkit;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import java.io.ByteArrayInputStream;
import java.util.Set;

/** Draws each page as the same small PDF: what would be drawn has been filled in by then. */
final class PlainPdf implements PdfRenderer {

    @Override
    public int atOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Outcome render(String page) {
        return new Outcome.Made(new ByteArrayInputStream(SampleFile.PDF.bytes()), Set.of());
    }
}
