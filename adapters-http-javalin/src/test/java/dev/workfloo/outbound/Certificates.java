package dev.workfloo.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates that nobody has vouched for, made by the JDK's own tool. */
public final class Certificates {

    public static final String PASSWORD = "changeit";

    private Certificates() {}

    /** What a server needs to call itself by this name. */
    static SSLContext of(String name) {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path file = keyStore(folder, name);
            SSLContext context = context(file);
            Files.delete(file);
            Files.delete(folder);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with a key and its certificate, which can serve as a trust store too. */
    public static Path keyStore(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".p12");
        generate(file, "it", "CN=" + name, "-ext", "san=dns:" + name);
        return file;
    }

    /** A file with the key of somebody who issues certificates, for a trust store. */
    static Path issuer(Path folder) throws IOException {
        Path file = folder.resolve("issuer.p12");
        generate(file, "issuer", "CN=issuer", "-ext", "bc:critical");
        return file;
    }

    /** A file with a key whose certificate an issuer gave; it counts for thirty days from a day on, such as {@code -40d}. */
    static Path issued(Path issuer, String name, String from) throws IOException {
        Path file = issuer.resolveSibling(name + ".p12");
        Files.copy(issuer, file);
        generate(file, "it", "CN=" + name, "-ext", "san=dns:" + name, "-signer", "issuer", "-startdate", from);
        forgetIssuer(file);
        return file;
    }

    private static void forgetIssuer(Path file) throws IOException {
        try {
            KeyStore keys = load(file);
            keys.deleteEntry("issuer");
            try (OutputStream out = Files.newOutputStream(file)) {
                keys.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void generate(Path file, String alias, String name, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC", "-validity", "30"));
        arguments.addAll(List.of(more));
        keytool(file, arguments.toArray(String[]::new));
    }

    private static void keytool(Path file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) throw new IOException(said);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = load(file);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
