package p;

import java.net.MalformedURLException;
import java.net.URL;

final class Api {
    private static String base = "https://api.example.com/v1";

    static URL open() throws MalformedURLException {
        return new URL(base);
    }
}
