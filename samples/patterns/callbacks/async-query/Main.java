package p;
import android.app.*; import android.content.*; import android.database.Cursor; import android.os.Bundle;
public class Main extends Activity {
  static class Q extends AsyncQueryHandler { Q(ContentResolver c){ super(c);} @Override protected void onQueryComplete(int t, Object o, Cursor c){ hit(); } }
  @Override public void onCreate(Bundle b){ super.onCreate(b); new Q(getContentResolver()).startQuery(1, null, getIntent().getData(), null, null, null, null); }
  static void hit(){}
}
