package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            work(getIntent().getIntExtra("n", 0));
        } catch (Failure error) {
            hit(error.getMessage());
        } finally {
            setTitle("x");
        }
    }

    static void work(int n) throws Failure {
        if (n == 0) {
            throw new Failure();
        }
    }

    static void hit(String text) {}
}
