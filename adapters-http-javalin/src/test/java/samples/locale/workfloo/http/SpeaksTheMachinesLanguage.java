package samples.locale.workfloo.http;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/** Each method prints or reads otherwise where the machine's locale is another one. */
public class SpeaksTheMachinesLanguage {

    String formats(int number) {
        return String.format("%d", number);
    }

    String isFormatted(int number) {
        return "%d".formatted(number);
    }

    String upper(String text) {
        return text.toUpperCase();
    }

    List<String> lower(List<String> texts) {
        return texts.stream().map(String::toLowerCase).toList();
    }

    void prints(PrintStream out, int number) {
        out.printf("%d", number);
    }

    void writes(PrintWriter out, int number) {
        out.format("%d", number);
    }

    Object formatter() {
        return new Formatter();
    }

    Object dates() {
        return DateTimeFormatter.ofPattern("d MMM");
    }

    Object oldDates() {
        return new SimpleDateFormat("d MMM");
    }

    Object numbers() {
        return NumberFormat.getInstance();
    }

    Object decimals() {
        return new DecimalFormat("0.0");
    }

    String message(int number) {
        return MessageFormat.format("{0}", number);
    }

    Object sorting() {
        return Collator.getInstance();
    }

    Object reads(String text) {
        return new Scanner(text);
    }

    Object machines() {
        return Locale.getDefault();
    }
}
