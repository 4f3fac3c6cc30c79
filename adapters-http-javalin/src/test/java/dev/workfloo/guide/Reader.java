package dev.workfloo.guide;

import dev.workfloo.jdbc.OwnPort;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.server.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** Somebody who does what a guide says, from its top to its end, in a clone of the repository. */
final class Reader implements AutoCloseable {

    private static final String JAR = "java -jar adapters-http-javalin/target/workfloo-server.jar";

    private final Guide guide;
    private final Path clone;
    private final Path built;
    private final Terminal terminal;
    private final String database = "guide_" + UUID.randomUUID().toString().replace("-", "");
    private final String standIn;
    private Service service;
    private Terminal.Typed last = new Terminal.Typed("", "");

    Reader(Guide guide, Path clone) throws Exception {
        this.guide = guide;
        this.clone = clone;
        this.standIn = guide.text().contains("9000") ? Integer.toString(OwnPort.next()) : "9000";
        this.built =
                Files.createDirectories(clone.resolve("adapters-http-javalin")).resolve("target");
        Files.createSymbolicLink(built, Service.JAR.getParent());
        ShownFiles.write(guide, clone, this::here);
        this.terminal = new Terminal(process());
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder process = new ProcessBuilder(command).directory(clone.toFile());
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("WORKFLOO_"));
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        return process;
    }

    /**
     * The same for what is other here: how a JVM starts sooner, and where PostgreSQL and the stand-in are. The service is where the
     * terminal's variable says.
     */
    private String here(String shown) {
        String text = shown.contains(JAR) ? shown.replace(JAR, Service.command()) : shown;
        if (!text.contains("5432")) return text.replace("9000", standIn).replace("http://127.0.0.1:8080", "$SERVICE");
        URI server = URI.create(TestPostgres.url(database).substring("jdbc:".length()));
        return text.replace("127.0.0.1:5432", server.getHost() + ":" + server.getPort())
                .replace("workfloo_acme", database);
    }

    /** Does what a block says; what comes otherwise than it says is an error. */
    void follow(GuideBlock block) throws Exception {
        if (block.language().equals("sql")) query(block.text());
        else if (block.is("bash " + GuideBlock.SERVICE)) start(block.text());
        else if (block.isTyped()) type(block);
        else if (block.purpose().equals(GuideBlock.ANSWER) && !ShownAnswer.matches(block, last.printed())) {
            throw wrong("is not what was printed: " + block.text() + "\nbut\n" + last.printed());
        }
    }

    private void type(GuideBlock block) throws Exception {
        if (block.purpose().equals(GuideBlock.STOPPED)) stop();
        else if (service == null && block.text().contains("127.0.0.1:8080")) start(JAR);
        last = terminal.type(here(block.text()));
        if (last.failed().isEmpty() == block.purpose().equals(GuideBlock.REFUSED)) {
            throw wrong(last.failed() + " failed in\n" + block.text() + "\n" + last.printed() + "\n" + log());
        }
    }

    private void start(String command) throws Exception {
        stop();
        String ours =
                here(command.replace("mvn -q -B -DskipTests package && ", "")).replace("java -", "exec java -");
        ProcessBuilder shell = process("bash", "-c", ours);
        shell.environment().put("WORKFLOO_PORT", "0");
        service = Service.start(shell);
        terminal.set("SERVICE", service.address());
        last = new Terminal.Typed(service.output(), "");
    }

    private void stop() throws Exception {
        if (service != null) service.stop();
        service = null;
    }

    private void query(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestPostgres.url("postgres"));
                Statement statement = connection.createStatement()) {
            for (String each : statements.replace("workfloo_acme", database).split(";\n")) statement.execute(each);
        }
    }

    private String log() {
        return service == null ? "" : service.output();
    }

    private AssertionError wrong(String what) {
        return new AssertionError(guide + ": " + what);
    }

    @Override
    public void close() throws IOException, SQLException {
        terminal.close();
        if (service != null) service.close();
        Files.delete(built);
        if (guide.text().contains("5432")) {
            query("drop database if exists workfloo_acme with (force);\ndrop role if exists workfloo_acme;\n");
        }
    }
}
