package dev.workfloo.outbound.socket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket that takes only as many bytes as are allowed, until more are. They are counted below TLS, since handshakes cost
 * memory too.
 */
public final class MeteredSocket extends Socket {

    private long allowed;

    /** How many bytes may come from now on. */
    public void allow(long bytes) {
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
    public static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more was said than anybody needs to");
        }

        /** TLS wraps it. */
        public static boolean isBehind(Throwable failure) {
            for (Throwable e = failure; e != null; e = e.getCause()) if (e instanceof TooMuch) return true;
            return false;
        }
    }
}
