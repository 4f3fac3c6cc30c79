package dev.workfloo.application.port.out.pdf;

/** Nobody draws. */
final class NoRenderer implements PdfRenderer {

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public Outcome render(String page) {
        return new Outcome.Failed("nobody here draws PDFs");
    }
}
