package dev.workfloo.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a service and its database, and can take the database away: cut off, silent, or swallowed. */
public final class CuttableProxy implements AutoCloseable {

    private enum Mode {
        PASS,
        HANG,
        SWALLOW,
        CUT
    }

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):([0-9]+)(/.*)");

    private final InetSocketAddress database;
    private final String path;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Those to the database, with how often there had been a swallowing before. */
    private final Map<Socket, Integer> carrying = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger swallowings = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private final int port = OwnPort.next();
    private volatile Mode mode = Mode.PASS;
    private ServerSocket door;
    private Thread doorkeeper;

    private CuttableProxy(InetSocketAddress database, String path) throws IOException {
        this.database = database;
        this.path = path;
        open();
    }

    public static CuttableProxy to(String url) throws IOException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) throw new IllegalArgumentException(url);
        InetSocketAddress database = new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
        return new CuttableProxy(database, parts.group(3));
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + path;
    }

    private void open() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = opened;
        doorkeeper = thread(() -> accept(opened));
    }

    /** The system listens on for a thread that is woken from its waiting, until that has gone. */
    private void shut() throws IOException {
        door.close();
        try {
            doorkeeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeAll();
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                Socket client = opened.accept();
                if (mode == Mode.SWALLOW) {
                    sockets.add(client);
                    swallowed.incrementAndGet();
                    continue;
                }
                Socket server = new Socket(database.getAddress(), database.getPort());
                sockets.add(client);
                sockets.add(server);
                int born = swallowings.get();
                carrying.put(server, born);
                thread(() -> copy(client, server, born));
                thread(() -> copy(server, client, born));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void copy(Socket from, Socket to, int born) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitPassage(born);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two ends was closed.
        }
        sockets.remove(from);
        carrying.remove(from);
    }

    private void awaitPassage(int born) {
        lock.lock();
        try {
            while (mode == Mode.HANG || mode != Mode.CUT && born < swallowings.get()) changed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Breaks all connections and refuses new ones. */
    public void cut() throws IOException {
        change(Mode.CUT);
        shut();
    }

    /** Keeps connections open and lets nothing through. */
    public void hang() {
        change(Mode.HANG);
    }

    /** What connections carried is gone for good; new ones are accepted, and nobody says anything on them. */
    public void swallow() {
        swallowings.incrementAndGet();
        change(Mode.SWALLOW);
    }

    /** Has the database forget the connections that were swallowed, which it would keep for hours. */
    public void endSwallowed() throws IOException {
        for (Map.Entry<Socket, Integer> carried : carrying.entrySet()) {
            if (carried.getValue() < swallowings.get()) carried.getKey().close();
        }
    }

    /** How many have connected in vain. */
    public int swallowed() {
        return swallowed.get();
    }

    public void mend() throws IOException {
        boolean wasCut = mode == Mode.CUT;
        change(Mode.PASS);
        if (wasCut) open();
    }

    private void change(Mode next) {
        lock.lock();
        try {
            mode = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) socket.close();
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        change(Mode.CUT);
        shut();
    }
}
