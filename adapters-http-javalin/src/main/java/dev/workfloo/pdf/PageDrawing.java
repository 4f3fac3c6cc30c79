package dev.workfloo.pdf;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.LogMessageId.LogMessageId1Param;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Draws pages, one after the other. Nothing is loaded but {@code data:}; a page that names anything else is not drawn. */
final class PageDrawing {

    private static final float LETTER_WIDTH_MM = 215.9f;
    private static final float LETTER_HEIGHT_MM = 279.4f;

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final FontCoverage font;
    private final int mostPages;
    private final long mostBytes;

    PageDrawing(FontCoverage font, int mostPages, long mostBytes) {
        this.font = font;
        this.mostPages = mostPages;
        this.mostBytes = mostBytes;
    }

    /**
     * A PDF.
     *
     * @param missing is told of characters that the font lacks
     * @throws PageRefused when there is none
     */
    byte[] draw(String xml, Set<Integer> missing) {
        Document page = PageXml.parse(xml);
        PageXml.show(page, font, missing);
        BoundedBytes pdf = new BoundedBytes(mostBytes);
        List<String> wrong = new ArrayList<>();
        try {
            builder(page, wrong).toStream(pdf).run();
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
        if (!wrong.isEmpty()) throw new PageRefused(wrong.get(0));
        return pdf.toByteArray();
    }

    /** What is thrown in between may come out as the cause of something else. */
    private static PageRefused refusal(Exception thrown) {
        @Nullable Throwable cause = thrown;
        while (cause != null && !(cause instanceof PageRefused)) cause = cause.getCause();
        return cause instanceof PageRefused refused ? refused : new PageRefused("it cannot be drawn");
    }

    private PdfRendererBuilder builder(Document page, List<String> wrong) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(page, "about:blank");
        builder.withProducer("Workfloo");
        builder.useDefaultPageSize(LETTER_WIDTH_MM, LETTER_HEIGHT_MM, PageSizeUnits.MM);
        builder.useReplacementText(Character.toString(FontCoverage.MISSING));
        use(font::regular, NORMAL, builder);
        use(font::bold, BOLD, builder);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> isData(address, wrong), when);
        }
        builder.withDiagnosticConsumer(told -> note(told, wrong));
        builder.usePageSupplier((document, width, height, number, shadow) -> page(document, width, height));
        return builder;
    }

    /** Whatever fonts a page names, this is the first that is looked into. */
    private static void use(FSSupplier<InputStream> font, int weight, PdfRendererBuilder builder) {
        EnumSet<FSFontUseCase> first = EnumSet.of(FSFontUseCase.FALLBACK_PRE);
        builder.useFont(font, FontCoverage.FAMILY, weight, FontStyle.NORMAL, true, first);
    }

    private static boolean isData(String address, List<String> wrong) {
        boolean isData = address.strip().regionMatches(true, 0, "data:", 0, 5);
        if (!isData) wrong.add("it names something to load that is not data:");
        return isData;
    }

    private static void note(Diagnostic told, List<String> wrong) {
        if (told.getLogMessageId() == LogMessageId1Param.EXCEPTION_CANT_READ_IMAGE_FILE_FOR_URI) {
            wrong.add("an image on it cannot be read");
        }
    }

    private PDPage page(PDDocument document, float width, float height) {
        if (document.getNumberOfPages() == mostPages) {
            throw new PageRefused("it has more than " + mostPages + " pages");
        }
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        return page;
    }
}
