package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Draws PDFs in processes of their own: two at the most, which are started when they are needed, each with a heap of 192 MiB, and end
 * when nothing was drawn for a minute. A page that takes longer than 20 s, or more than that heap, ends its process and nothing else.
 *
 * <p>It needs OpenHTMLtoPDF and PDFBox, which a host brings, in jars of their own or in one with all else.
 */
public final class ProcessPdfRenderer implements PdfRenderer, AutoCloseable {

    private static final int MOST_PROCESSES = 2;

    private final DrawingLimits limits;
    private final Semaphore free = new Semaphore(MOST_PROCESSES);
    private final ConcurrentLinkedDeque<DrawingProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<DrawingProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    public ProcessPdfRenderer() {
        this(DrawingLimits.USUAL);
    }

    ProcessPdfRenderer(DrawingLimits limits) {
        this.limits = limits;
    }

    /** Whether a process can be started here. */
    @Override
    public synchronized boolean isReady() {
        if (isClosed) return false;
        if (!running.isEmpty()) return true;
        try {
            idle.push(start());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Outcome render(String page) {
        if (isClosed || !free.tryAcquire()) return new Outcome.NotNow();
        try {
            return draw(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            free.release();
        }
    }

    /** One that was idle may just have ended, as it does after a while: that says nothing of the page. */
    private Outcome draw(String page) throws IOException {
        for (DrawingProcess known = idle.poll(); known != null; known = idle.poll()) {
            Optional<Outcome> outcome = draw(page, known);
            if (outcome.isPresent()) return outcome.get();
        }
        DrawingProcess fresh = start();
        return draw(page, fresh)
                .orElseGet(() -> new Outcome.Failed("the process that was to draw it ended with " + fresh.status()));
    }

    private Optional<Outcome> draw(String page, DrawingProcess process) {
        Optional<Outcome> outcome = process.draw(page);
        if (outcome.isPresent()) {
            idle.push(process);
            return outcome;
        }
        Optional<Outcome> fault = process.fault().map(Outcome.Failed::new);
        end(process);
        return isClosed ? Optional.of(new Outcome.NotNow()) : fault;
    }

    private DrawingProcess start() throws IOException {
        DrawingProcess process = DrawingProcess.start(limits);
        running.add(process);
        if (isClosed) end(process);
        return process;
    }

    private void end(DrawingProcess process) {
        running.remove(process);
        process.close();
    }

    /** Ends what is being drawn: it is drawn again. */
    @Override
    public void close() {
        isClosed = true;
        running.forEach(this::end);
    }
}
