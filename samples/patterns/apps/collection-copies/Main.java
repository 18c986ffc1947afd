package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Main extends Activity {
    private List<Step> kept = new ArrayList<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept.add(new Never());
        lists();
        maps();
        arrays();
    }

    private static void lists() {
        List<Step> first = new ArrayList<>();
        first.add(new ByConstructor());
        new ArrayList<>(first).get(0).go();

        List<Step> second = new ArrayList<>();
        second.addAll(Collections.singletonList(new ByAddAll()));
        second.get(0).go();

        List<Step> third = new ArrayList<>();
        Collections.addAll(third, new ByVarargs());
        third.get(0).go();
    }

    private static void maps() {
        Map<String, Step> from = new HashMap<>();
        from.put("a", new ByPutAll());
        Map<String, Step> to = new HashMap<>();
        to.putAll(from);
        to.get("a").go();

        Map<String, Step> copied = new HashMap<>();
        copied.put("a", new ByMapCopy());
        Collections.unmodifiableMap(new LinkedHashMap<>(copied)).get("a").go();
    }

    private static void arrays() {
        Step[] filled = new Step[2];
        Arrays.fill(filled, new ByFill());
        filled[1].go();

        Step[] from = {new ByArrayCopy()};
        Step[] to = new Step[1];
        System.arraycopy(from, 0, to, 0, 1);
        to[0].go();
    }
}
