import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Version;

/**
 * PdfBox.java ENDING ENDING-SORTED FILE...
 *
 * <p>Writes what PDFBox takes out of each FILE to FILE+ENDING, in the order of the content, and to
 * FILE+ENDING-SORTED, sorted by position. Prints the version.
 */
public class PdfBox {
    private static void write(PDDocument pdf, boolean sorted, String path) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(sorted);
        Files.writeString(Path.of(path), stripper.getText(pdf));
    }

    public static void main(String[] words) throws IOException {
        for (String file : Arrays.asList(words).subList(2, words.length)) {
            try (PDDocument pdf = Loader.loadPDF(Path.of(file).toFile())) {
                write(pdf, false, file + words[0]);
                write(pdf, true, file + words[1]);
            }
        }
        System.out.println(Version.getVersion());
    }
}
