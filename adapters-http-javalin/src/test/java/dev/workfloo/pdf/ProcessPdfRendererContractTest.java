package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.testkit.contract.PdfRendererContract;
import org.junit.jupiter.api.AfterAll;

class ProcessPdfRendererContractTest extends PdfRendererContract {

    private static final ProcessPdfRenderer RENDERER = new ProcessPdfRenderer();

    @AfterAll
    static void close() {
        RENDERER.close();
    }

    @Override
    protected PdfRenderer renderer() {
        return RENDERER;
    }
}
