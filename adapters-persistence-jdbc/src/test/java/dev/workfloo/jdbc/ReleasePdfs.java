package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Draws every page but those that are torn, and always lacks a character. */
final class ReleasePdfs implements PdfRenderer {

    @Override
    public Outcome render(String page) {
        if (page.contains("torn")) return new Outcome.Failed("it is torn");
        return new Outcome.Made(
                new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)), Set.of(0x6F22));
    }
}
