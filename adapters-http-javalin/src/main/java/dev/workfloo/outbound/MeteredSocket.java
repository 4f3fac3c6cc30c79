package dev.workfloo.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket whose other end may say only so much until it is allowed more. It is counted below TLS, whose messages cost memory
 * too.
 */
final class MeteredSocket extends Socket {

    private long allowed;

    /** From now on so many bytes may come, whatever came before. */
    void allow(long bytes) {
        allowed = bytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (allowed <= 0) throw new TooMuch();
                int read = super.read(bytes, offset, (int) Math.min(length, allowed));
                allowed -= Math.max(0, read);
                return read;
            }
        };
    }

    /** The other end said more than it may. */
    static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more was said than anybody needs to");
        }

        /** TLS wraps it. */
        static boolean isBehind(Throwable failure) {
            for (Throwable e = failure; e != null; e = e.getCause()) if (e instanceof TooMuch) return true;
            return false;
        }
    }
}
