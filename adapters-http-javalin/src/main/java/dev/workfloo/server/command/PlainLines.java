package dev.workfloo.server.command;

import dev.workfloo.PlainText;
import java.io.PrintWriter;

/** Prints for a terminal: what operators once gave as a name must not move its cursor or forge a line. */
final class PlainLines extends PrintWriter {

    PlainLines(PrintWriter terminal) {
        super(terminal, true);
    }

    @Override
    public void println(String line) {
        super.println(PlainText.of(line));
    }
}
