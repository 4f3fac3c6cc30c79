package dev.workfloo.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A shell into which a reader types one block after the other. */
final class Terminal implements AutoCloseable {

    private static final long PATIENCE_S = 300;

    /** What was printed, and which command failed first; blank where none did. */
    record Typed(String printed, String failed) {}

    private final Path folder;
    private final Process shell;
    private final Writer keys;
    private final BufferedReader ends;
    private int typed;

    Terminal(ProcessBuilder shell) throws IOException {
        this.folder = shell.directory().toPath();
        this.shell = shell.command("bash").start();
        this.keys = this.shell.outputWriter(StandardCharsets.UTF_8);
        this.ends = this.shell.inputReader(StandardCharsets.UTF_8);
        send("set -E -o pipefail; trap 'echo \"$BASH_COMMAND\" >> \"$FAILED\"' ERR");
    }

    Typed type(String commands) throws Exception {
        typed++;
        Path block = Files.writeString(folder.resolve("typed-" + typed + ".sh"), commands);
        Path printed = folder.resolve("typed-" + typed + ".txt");
        Path failed = Files.writeString(folder.resolve("typed-" + typed + ".failed"), "");
        send("FAILED=" + failed + "; . " + block + " > " + printed + " 2>&1 < /dev/null; echo");
        try {
            CompletableFuture.supplyAsync(this::end).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it comes to no end:\n" + commands + "\n" + Files.readString(printed), e);
        }
        return new Typed(Files.readString(printed), Files.readString(failed).strip());
    }

    void set(String variable, String value) throws IOException {
        send(variable + "='" + value + "'");
    }

    private void send(String line) throws IOException {
        keys.write(line + "\n");
        keys.flush();
    }

    private String end() {
        try {
            return String.valueOf(ends.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what was left in the background. */
    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly().onExit().join();
    }
}
