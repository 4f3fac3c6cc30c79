package dev.workfloo.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as PDFBox reads it. */
public record ReadPdf(int pages, String text, boolean hasImages, boolean hasAllFonts) {

    public static ReadPdf of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            boolean hasImages = false;
            boolean hasAllFonts = true;
            for (PDPage page : document.getPages()) {
                hasImages |= page.getResources().getXObjectNames().iterator().hasNext();
                for (var font : page.getResources().getFontNames()) {
                    hasAllFonts &= page.getResources().getFont(font).isEmbedded();
                }
            }
            String text = new PDFTextStripper().getText(document);
            return new ReadPdf(document.getNumberOfPages(), text, hasImages, hasAllFonts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its words, whatever stands between them. */
    public String words() {
        return text.strip().replaceAll("\\s+", " ");
    }
}
