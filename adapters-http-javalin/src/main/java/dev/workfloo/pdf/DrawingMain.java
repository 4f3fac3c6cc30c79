package dev.workfloo.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * What runs in a process that draws: pages come in on its standard input, PDFs go out on its standard output, each behind its length.
 * It ends when its input does, when one page takes too long, and when there was nothing to draw for a while.
 */
final class DrawingMain {

    /** How it ends when a page took too long. */
    static final int TOO_LONG = 124;

    /** How Java ends it when its heap is full. */
    static final int OUT_OF_MEMORY = 3;

    /** What comes back for a page that was drawn. */
    static final int DRAWN = 1;

    static final int REFUSED = 2;

    /** What comes back once, when pages can be drawn. */
    static final int READY = 3;

    private static final long IDLE_MS = 60_000;
    private static final long LOOK_MS = 100;

    /** When it must have ended, by {@link System#nanoTime()}. */
    private final AtomicLong end = new AtomicLong();

    private final long mostMs;
    private volatile boolean isDrawing;

    private DrawingMain(long mostMs) {
        this.mostMs = mostMs;
        endIn(IDLE_MS);
    }

    public static void main(String[] limits) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What libraries print belongs to no answer.
        System.setOut(System.err);
        // Images are read in memory: there is no folder for them.
        ImageIO.setUseCache(false);
        DrawingMain main = new DrawingMain(Long.parseLong(limits[0]));
        Thread watch = new Thread(main::watch, "watch");
        watch.setDaemon(true);
        watch.start();
        FontCoverage font = new FontCoverage();
        FontMappers.set(new OwnFont(font.parsed()));
        PageDrawing drawing = new PageDrawing(font, Integer.parseInt(limits[1]), Long.parseLong(limits[2]));
        out.writeByte(READY);
        out.flush();
        main.serve(in, out, drawing);
    }

    private void endIn(long ms) {
        end.set(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms));
    }

    /** Nothing that a page does can hold this up. */
    private void watch() {
        while (true) {
            if (System.nanoTime() - end.get() > 0) Runtime.getRuntime().halt(isDrawing ? TOO_LONG : 0);
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private void serve(DataInputStream in, DataOutputStream out, PageDrawing drawing) throws IOException {
        try {
            while (true) {
                byte[] page = new byte[in.readInt()];
                endIn(mostMs);
                isDrawing = true;
                in.readFully(page);
                answer(new String(page, StandardCharsets.UTF_8), out, drawing);
                out.flush();
                endIn(IDLE_MS);
                isDrawing = false;
            }
        } catch (EOFException e) {
            // Whoever wanted PDFs is gone.
        }
    }

    private static void answer(String page, DataOutputStream out, PageDrawing drawing) throws IOException {
        Set<Integer> missing = new TreeSet<>();
        try {
            byte[] pdf = drawing.draw(page, missing);
            out.writeByte(DRAWN);
            out.writeInt(missing.size());
            for (int character : missing) out.writeInt(character);
            out.writeInt(pdf.length);
            out.write(pdf);
        } catch (PageRefused refused) {
            refuse(refused.reason(), out);
        } catch (StackOverflowError e) {
            refuse("it is nested too deep", out);
        }
    }

    private static void refuse(String reason, DataOutputStream out) throws IOException {
        out.writeByte(REFUSED);
        out.writeUTF(reason);
    }
}
