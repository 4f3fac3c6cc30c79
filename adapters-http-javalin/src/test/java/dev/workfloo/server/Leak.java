package dev.workfloo.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Takes heap in a running service, as an agent of its JVM: too much at once, or little by little without giving it back. */
public final class Leak {

    private static final String TOO_MUCH = "too-much";
    private static final String ALL = "all";
    private static final String DONE = ".done";
    private static final long PAUSE_MS = 50;
    private static final int LARGE = 20_000;

    private static Object[] kept = {};

    private Leak() {}

    /** @param folder in which it is told what to do */
    public static void premain(String folder) {
        Thread thread = new Thread(() -> obey(Path.of(folder)), "leak");
        thread.setDaemon(true);
        thread.start();
    }

    private static void obey(Path folder) {
        try {
            await(folder.resolve(TOO_MUCH));
            askForTooMuch(Integer.MAX_VALUE);
            askForTooMuch((int) Runtime.getRuntime().maxMemory() / 10 * 9);
            Files.createFile(folder.resolve(TOO_MUCH + DONE));
            await(folder.resolve(ALL));
            takeAll();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Path told) throws InterruptedException {
        while (!Files.exists(told)) Thread.sleep(PAUSE_MS);
    }

    private static void askForTooMuch(int bytes) {
        try {
            kept = new Object[] {new byte[bytes]};
        } catch (OutOfMemoryError e) {
            kept = new Object[0];
        }
    }

    /** In large pieces as long as there is much, since a collection goes through each of them; and then in small ones to the end. */
    private static void takeAll() throws InterruptedException {
        long large = Runtime.getRuntime().maxMemory() / 10 * 6 / LARGE;
        for (long i = 0; i < large; i++) kept = new Object[] {kept, new byte[LARGE]};
        while (true) {
            try {
                while (true) kept = new Object[] {kept, new byte[100]};
            } catch (OutOfMemoryError e) {
                Thread.sleep(1);
            }
        }
    }

    /** The option that has a JVM bring it along. */
    static String option(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Leak.class.getName());
        Path jar = folder.resolve("leak.jar");
        String name = Leak.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry(name));
            out.write(Leak.class.getClassLoader().getResourceAsStream(name).readAllBytes());
        }
        return "-javaagent:" + jar + "=" + folder;
    }

    static void tooMuch(Path folder) throws IOException {
        Files.createFile(folder.resolve(TOO_MUCH));
    }

    static boolean tookTooMuch(Path folder) {
        return Files.exists(folder.resolve(TOO_MUCH + DONE));
    }

    static void all(Path folder) throws IOException {
        Files.createFile(folder.resolve(ALL));
    }
}
