package dev.workfloo.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections from many addresses of this machine, each of which sends something and then neither sends nor reads. */
final class SlowClients implements AutoCloseable {

    private static final int ADDRESSES = 8;

    private final List<SocketChannel> connections = new ArrayList<>();

    /** So many of them, each of which sends this, as far as it is taken. */
    static SlowClients sending(int count, int port, String text) throws IOException {
        SlowClients clients = new SlowClients();
        for (int i = 0; i < count; i++) clients.connections.add(connect("127.0.1." + (1 + i % ADDRESSES), port, text));
        return clients;
    }

    /** One that waits for what it reads. */
    static Socket open(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    int count() {
        return connections.size();
    }

    static SocketChannel connect(String from, int port, String text) throws IOException {
        SocketChannel connection = SocketChannel.open();
        // Little of an answer fits on the way.
        connection.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        connection.bind(new InetSocketAddress(from, 0));
        connection.connect(new InetSocketAddress("127.0.0.1", port));
        connection.configureBlocking(false);
        connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        return connection;
    }

    /** Goes on sending, a little at a time and reading nothing, until the other side has ended the connection. */
    static void sendUntilEnded(SocketChannel connection) throws InterruptedException {
        try {
            while (true) {
                connection.write(ByteBuffer.wrap(new byte[] {' '}));
                Thread.sleep(10);
            }
        } catch (IOException e) {
            // It has.
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) connection.close();
    }
}
