package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.bench.Load.Round;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Workfloo in a process of its own, which does a round when it is told to. */
final class Node implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    private Node(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** On a database that it shares with the others. */
    static Node start(String url, String key) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-Xmx1g", "-cp", System.getProperty("java.class.path"), Node.class.getName(), url)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("KEY", key);
        return new Node(builder.start());
    }

    void begin(int clients, int seconds) {
        orders.println(clients + " " + seconds);
    }

    Round end() throws Exception {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (!line.startsWith("round ")) continue;
            List<Double> figures = Arrays.stream(line.split(" "))
                    .skip(1)
                    .map(Double::parseDouble)
                    .toList();
            return new Round(figures.get(0), figures.get(1), figures.get(2), figures.get(3));
        }
        throw new IllegalStateException("the node ended");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (HikariDataSource pool = TestPostgres.pool(arguments[0]);
                Flow flow = WorkflooFlow.on(pool, EncryptionKey.of(System.getenv("KEY")))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] parts = order.split(" ");
                Round round = Load.round(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), flow::run);
                System.out.println(
                        "round " + round.perSecond() + " " + round.p50() + " " + round.p99() + " " + round.cpu());
            }
        }
    }
}
