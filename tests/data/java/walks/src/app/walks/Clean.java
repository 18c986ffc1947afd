package app.walks;

import android.os.Bundle;
import android.util.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each method gets the number and writes something else. */
final class Clean {
    static void called(String imei) {
        Helpers.same(imei);
        Log.d("tag", Helpers.same("constant"));
    }

    static void recursive(String imei, int n) {
        Helpers.deeper(imei, n);
        Log.d("tag", Helpers.deeper("constant", n));
    }

    static void overwritten(String imei) {
        Box box = new Box();
        box.text = imei;
        box.text = "constant";
        Log.d("tag", box.text);
    }

    static void overwrittenOnBothWays(String imei, int n) {
        Box box = new Box();
        box.text = imei;
        if (n > 0) {
            box.text = "constant";
        } else {
            box.text = "other";
        }
        Log.d("tag", box.text);
    }

    static void otherField(String imei) {
        Box box = new Box();
        box.text = imei;
        Log.d("tag", box.other);
    }

    static void otherObject(String imei) {
        Box box = new Box();
        box.text = imei;
        Box second = new Box();
        Log.d("tag", second.text);
    }

    static void aliasTooEarly(String imei) {
        Box box = new Box();
        Box outer = new Box();
        outer.inner = box;
        Log.d("tag", outer.inner.text);
        box.text = imei;
    }

    static void aliasOfAnother(String imei) {
        Box box = new Box();
        Box outer = new Box();
        Helpers.link(outer, new Box());
        box.text = imei;
        Log.d("tag", outer.inner.text);
    }

    static void filledLater(String imei) {
        Box box = new Box();
        Log.d("tag", box.text);
        Helpers.fill(box, imei);
    }

    static void made(String imei) {
        Helpers.boxed(imei);
        Box box = Helpers.boxed("constant");
        Log.d("tag", box.text);
    }

    static void filledAndOther(String imei) {
        Box box = new Box();
        Box second = new Box();
        Helpers.fill(box, imei);
        Helpers.fill(second, "constant");
        Log.d("tag", second.text);
    }

    static void element(String imei) {
        String[] array = new String[2];
        array[0] = imei;
        Log.d("tag", array[1]);
    }

    static void elementOverwritten(String imei) {
        String[] array = new String[2];
        array[0] = imei;
        array[0] = "constant";
        Log.d("tag", array[0]);
    }

    static void key(String imei) {
        Map<String, String> map = new HashMap<>();
        map.put("a", imei);
        map.put("b", "constant");
        Log.d("tag", map.get("b"));
    }

    static void keyOverwritten(String imei) {
        Map<String, String> map = new HashMap<>();
        map.put("a", imei);
        map.put("a", "constant");
        Log.d("tag", map.get("a"));
    }

    static void extra(String imei) {
        Bundle bundle = new Bundle();
        bundle.putString("a", imei);
        Log.d("tag", bundle.getString("b"));
    }

    static void emptied(String imei) {
        List<String> list = new ArrayList<>();
        list.add(imei);
        list.clear();
        Log.d("tag", list.get(0));
    }

    static void throughStatic(String imei) {
        Quiet.kept = imei;
        Quiet.kept = "constant";
        Log.d("tag", Quiet.kept);
    }

    static void otherStatic(String imei) {
        Quiet.second = imei;
        Log.d("tag", Quiet.third);
    }

    static void told(String imei) {
        Log.d("tag", "of " + imei.length() + imei.isEmpty() + imei.equals("0"));
    }

    static void dispatched(String imei) {
        Helpers.Maker maker = new Helpers.Constant();
        Log.d("tag", maker.make(imei));
    }

    static void setAtTheEnd(String text) {
        Log.d("tag", text);
    }

    static void clicked(String text) {
        Log.d("tag", text);
    }

    static void received(String text) {
        Log.d("tag", text);
    }

    static void receivedOther(String text) {
        Log.d("tag", text);
    }

    static void restored(String text) {
        Log.d("tag", text);
    }

    /** Fields of no other use. */
    static final class Quiet {
        static String kept = "";
        static String second = "";
        static String third = "";
    }
}
