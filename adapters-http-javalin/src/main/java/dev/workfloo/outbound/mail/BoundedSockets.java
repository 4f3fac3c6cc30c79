package dev.workfloo.outbound.mail;

import dev.workfloo.outbound.socket.MeteredSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one conversation. It hears a bounded number of bytes, those of a TLS handshake included, and it
 * can be closed from outside, whatever the conversation waits for.
 */
final class BoundedSockets extends SocketFactory implements AutoCloseable {

    private final int most;
    private @Nullable Socket socket;
    private boolean isClosed;

    BoundedSockets(int most) {
        this.most = most;
    }

    /** @throws SocketException when nothing is to be said any more */
    @Override
    public synchronized Socket createSocket() throws SocketException {
        if (isClosed) throw new SocketException("the conversation is over");
        MeteredSocket made = new MeteredSocket();
        made.allow(most);
        socket = made;
        return made;
    }

    /** Ends the conversation where it stands, and lets none begin. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (socket == null) return;
        try {
            socket.close();
        } catch (IOException e) {
            // It is being given up.
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int herePort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort) {
        throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("sockets are made before they are connected");
    }
}
