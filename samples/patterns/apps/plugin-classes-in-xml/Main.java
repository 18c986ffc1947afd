package p;

import android.app.Activity;
import android.content.res.XmlResourceParser;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            XmlResourceParser parser = getResources().getXml(R.xml.config);
            for (int event = parser.next(); event != XmlResourceParser.END_DOCUMENT; event = parser.next()) {
                if (event == XmlResourceParser.START_TAG && "param".equals(parser.getName())) {
                    load(parser.getAttributeValue(null, "value"));
                }
            }
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static void load(String name) throws ReflectiveOperationException {
        ((Plugin) Class.forName(name).newInstance()).execute("");
    }
}
