view_id=$(aws connect create-view \
  --instance-id "$CONNECT_INSTANCE_ID" \
  --name "From the AWS CLI" \
  --status PUBLISHED \
  --content file://content.json \
  --query View.Id \
  --output text)
aws connect describe-view \
  --instance-id "$CONNECT_INSTANCE_ID" \
  --view-id "$view_id" \
  --query View.Name \
  --output text
