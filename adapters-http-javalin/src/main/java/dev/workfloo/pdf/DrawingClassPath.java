package dev.workfloo.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.xmpbox.XMPMetadata;

/** Where a process that draws finds its classes: the jars and folders in which ours were found. */
final class DrawingClassPath {

    private DrawingClassPath() {}

    /** @throws IOException when they lie where no other process finds them, such as in a jar within a jar */
    static String text() throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> one : List.of(
                DrawingMain.class,
                PdfRendererBuilder.class,
                XRLog.class,
                PDDocument.class,
                RandomAccessRead.class,
                TTFParser.class,
                XMPMetadata.class,
                PdfBoxGraphics2D.class,
                LogFactory.class)) {
            places.add(place(one));
        }
        return String.join(File.pathSeparator, places);
    }

    private static String place(Class<?> one) throws IOException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null) throw new IOException("nothing says where " + one.getName() + " is");
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException(one.getName() + " is where no other process finds it: " + source.getLocation(), e);
        }
    }
}
