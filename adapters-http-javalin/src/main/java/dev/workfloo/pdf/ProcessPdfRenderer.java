package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer;
import java.io.IOException;
import java.time.Duration;
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

    /** After one did not come up, the next is tried no sooner: trying takes much of a machine that may have little. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DrawingLimits limits;
    private final Semaphore free = new Semaphore(MOST_PROCESSES);
    private final ConcurrentLinkedDeque<DrawingProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<DrawingProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /** By {@link System#nanoTime()}. */
    private volatile long nextStart = System.nanoTime();

    public ProcessPdfRenderer() {
        this(DrawingLimits.USUAL);
    }

    ProcessPdfRenderer(DrawingLimits limits) {
        this.limits = limits;
    }

    /** Whether a process comes up here is known when one is needed. */
    @Override
    public boolean isReady() {
        return !isClosed;
    }

    @Override
    public int atOnce() {
        return MOST_PROCESSES;
    }

    @Override
    public Outcome render(String page) {
        if (isClosed || !free.tryAcquire()) return new Outcome.NotNow();
        try {
            return draw(page);
        } catch (IOException e) {
            return notStarted();
        } finally {
            free.release();
        }
    }

    /** As long as another lives, the page waits for that one. */
    private Outcome notStarted() {
        boolean isAnother = running.stream().anyMatch(DrawingProcess::isAlive);
        return isClosed || isAnother
                ? new Outcome.NotNow()
                : new Outcome.NotHere("no process that draws comes up here");
    }

    /** One that was idle may just have ended, as it does after a while: that says nothing of the page. */
    private Outcome draw(String page) throws IOException {
        for (DrawingProcess known = idle.poll(); known != null; known = idle.poll()) {
            Optional<Outcome> outcome = draw(page, known);
            if (outcome.isPresent()) return outcome.get();
        }
        DrawingProcess fresh = start();
        return draw(page, fresh).orElseGet(() -> fresh.end().outcome());
    }

    private Optional<Outcome> draw(String page, DrawingProcess process) {
        Optional<Outcome> outcome = process.draw(page);
        if (outcome.isPresent()) {
            idle.push(process);
            return outcome;
        }
        Optional<Outcome> fault = process.end().fault(limits).map(Outcome.Failed::new);
        end(process);
        return isClosed ? Optional.of(new Outcome.NotNow()) : fault;
    }

    private DrawingProcess start() throws IOException {
        if (System.nanoTime() - nextStart < 0) throw new IOException("one has just not come up");
        try {
            DrawingProcess process = DrawingProcess.start(limits);
            running.add(process);
            if (isClosed) end(process);
            return process;
        } catch (IOException e) {
            nextStart = System.nanoTime() + PAUSE.toNanos();
            throw e;
        }
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
