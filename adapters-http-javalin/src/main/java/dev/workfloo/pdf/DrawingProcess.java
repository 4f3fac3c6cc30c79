package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that draws one page after the other, as whoever wants PDFs sees it. */
final class DrawingProcess implements AutoCloseable {

    /** Beyond its own limit: it may have to start, and to read what it is made of. */
    private static final long LONGEST_START_S = 30;

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

    /** It gets neither our environment nor our terminal, and no settings of whoever runs it. */
    static DrawingProcess start(DrawingLimits limits) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heap() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Duser.home=" + Path.of(System.getProperty("java.io.tmpdir"), "none"),
                "-cp",
                DrawingClassPath.text(),
                DrawingMain.class.getName()));
        command.addAll(limits.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new DrawingProcess(builder.start(), limits);
    }

    /** @return empty when it ended, or had ended, before it answered */
    Optional<Outcome> draw(String page) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        answered.orTimeout(limits.time().toSeconds() + LONGEST_START_S, TimeUnit.SECONDS)
                .whenComplete((nothing, late) -> {
                    if (late != null) process.destroyForcibly();
                });
        try {
            byte[] text = page.getBytes(StandardCharsets.UTF_8);
            to.writeInt(text.length);
            to.write(text);
            to.flush();
            return Optional.of(answer());
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            answered.complete(null);
        }
    }

    private Outcome answer() throws IOException {
        if (from.readByte() != DrawingMain.DRAWN) return new Outcome.Failed(from.readUTF());
        Set<Integer> missing = new TreeSet<>();
        for (int left = from.readInt(); left > 0; left--) missing.add(from.readInt());
        byte[] pdf = new byte[from.readInt()];
        from.readFully(pdf);
        return new Outcome.Made(new ByteArrayInputStream(pdf), missing);
    }

    /** Why it ended, once it has, where that is the page's fault. */
    Optional<String> fault() {
        try {
            if (!process.waitFor(LONGEST_END_S, TimeUnit.SECONDS)) return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return switch (process.exitValue()) {
            case DrawingMain.TOO_LONG ->
                Optional.of("it takes longer than " + limits.time().toSeconds() + " s to draw");
            case DrawingMain.OUT_OF_MEMORY -> Optional.of("it takes more than " + limits.heap() + " MiB to draw");
            default -> Optional.empty();
        };
    }

    /** How it ended; it has been ended where it had not. */
    String status() {
        return process.isAlive() ? "nothing" : Integer.toString(process.exitValue());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
