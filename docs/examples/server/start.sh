rm -f server.log
connect-views-mock server --port 5000 > server.log &
until grep -qs '^Ready' server.log; do
  kill -0 $! || exit 2
  sleep 0.1
done
eval "$(grep '^export ' server.log)"
