package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that draws one page after the other, as whoever wants PDFs sees it. */
final class DrawingProcess implements AutoCloseable {

    /** Until it is ready: it has to start, and to read what it is made of. */
    private static final long LONGEST_START_S = 30;

    /** Beyond its own limit, where the machine is slow. */
    private static final long LONGEST_ANSWER_S = 30;

    private static final long LONGEST_END_S = 5;

    private final Process process;
    private final DrawingLimits limits;
    private final DataOutputStream to;
    private final DataInputStream from;

    private DrawingProcess(Process process, DrawingLimits limits) {
        this.process = process;
        this.limits = limits;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * One that is ready.
     *
     * @throws IOException when it does not come up
     */
    static DrawingProcess start(DrawingLimits limits) throws IOException {
        DrawingProcess started = new DrawingProcess(DrawingCommand.of(limits).start(), limits);
        try {
            int first = started.within(LONGEST_START_S, started.from::readByte);
            if (first != DrawingMain.READY) throw new IOException("it says something else than that it is ready");
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    private interface Exchange<T> {
        T run() throws IOException;
    }

    /** It is ended when that takes longer. */
    private <T> T within(long seconds, Exchange<T> exchange) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(seconds, TimeUnit.SECONDS).whenComplete((nothing, late) -> {
            if (late != null) process.destroyForcibly();
        });
        try {
            return exchange.run();
        } finally {
            done.complete(null);
        }
    }

    /** @return empty when it ended, or had ended, before it answered */
    Optional<Outcome> draw(String page) {
        byte[] text = page.getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(within(limits.time().toSeconds() + LONGEST_ANSWER_S, () -> answer(text)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Outcome answer(byte[] page) throws IOException {
        to.writeInt(page.length);
        to.write(page);
        to.flush();
        return answer(from);
    }

    static Outcome answer(DataInputStream from) throws IOException {
        int kind = from.readByte();
        if (kind == DrawingMain.REFUSED) return new Outcome.Failed(from.readUTF());
        if (kind != DrawingMain.DRAWN) throw new IOException("this is no answer");
        Set<Integer> missing = new TreeSet<>();
        for (int left = from.readInt(); left > 0; left--) missing.add(from.readInt());
        byte[] pdf = new byte[from.readInt()];
        from.readFully(pdf);
        return new Outcome.Made(new ByteArrayInputStream(pdf), missing);
    }

    /** How it ended, once it has; what goes on all the same is as good as killed. */
    DrawingEnd end() {
        try {
            if (process.waitFor(LONGEST_END_S, TimeUnit.SECONDS)) return new DrawingEnd(process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return DrawingEnd.KILLED;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
