package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import java.time.Duration;
import java.util.List;

/**
 * What drawing one PDF may take.
 *
 * @param time from when the page has come to its process
 * @param heap of the process, in MiB
 */
record DrawingLimits(Duration time, int heap, int pages, long bytes) {

    static final DrawingLimits USUAL =
            new DrawingLimits(Duration.ofSeconds(20), 192, PdfRenderer.MOST_PAGES, PdfRenderer.MOST_BYTES);

    List<String> arguments() {
        return List.of(Long.toString(time.toMillis()), Integer.toString(pages), Long.toString(bytes));
    }
}
